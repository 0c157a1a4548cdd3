### كلمات المنشور.

kind-press-release = بيان صحفي
kind-statement = تصريح صحفي
kind-news = خبر

urgent = عاجل:
source = المصدر: { $source }
corrected = تصحيح في { $moment }: { $line }
withdrawn = سُحب هذا الخبر في { $day }. نرجو عدم إعادة نشره.
part-removed = لم يعد هذا جزءاً من النص.

read-all = قراءة الكل
read-full-text = النص الكامل

in-own-language = بالعربية
in-language =
    { $language ->
        [ar] بالعربية
        [en] بالإنجليزية
        [fr] بالفرنسية
        [tr] بالتركية
       *[other] بلغة أخرى
    }

tags-lead = وسوم:

contact = للتواصل
notes-to-editors = ملاحظات للمحررين
