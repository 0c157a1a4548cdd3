### الأجوبة: جملتان قصيرتان على الأكثر وخطوة تالية واحدة.

latest = أحدث الأخبار
topics = المواضيع
more = المزيد
show-to-all = إظهار للجميع
write-in-private = مراسلة خاصة
# لا يبدأ سطر عربي برقم.
row =
    { $position ->
        [1] الأول:
        [2] الثاني:
        [3] الثالث:
        [4] الرابع:
        [5] الخامس:
        [6] السادس:
        [7] السابع:
        [8] الثامن:
        [9] التاسع:
        [10] العاشر:
       *[other] رقم { $position }:
    }
search-title = بحث: { $words }
search-bounded =
    { $count ->
        [zero] لم يشمل البحث أي نتيجة.
        [one] شمل البحث أحدث نتيجة فقط.
        [two] شمل البحث أحدث نتيجتين فقط.
        [few] شمل البحث أحدث { $count } نتائج فقط.
        [many] شمل البحث أحدث { $count } نتيجة فقط.
       *[other] شمل البحث أحدث { $count } نتيجة فقط.
    }
topics-hint = لعرض موضوع: أحد الأزرار أو اسمه، مثل { $topic }.
topics-row = { $topic }: { $command }

start-ask = للبدء: كلمة مثل { $topic }، أو أحد الأزرار.
start-ask-command =
    { $buttons ->
        [yes] للبدء: /topic { $topic } أو أحد الأزرار.
       *[no] للبدء: /topic { $topic }
    }
start-ask-latest =
    { $buttons ->
        [yes] للبدء: /latest أو أحد الأزرار.
       *[no] للبدء: /latest
    }
start-kept = البيانات المحفوظة: رقم هذه المحادثة واللغة والمتابعات. حذفها في أي وقت: /forget
start-care = نرجو عدم إرسال أسماء أو صور هنا.

help-title = الأوامر المتاحة
help-row = { $description }: { $command }

no-such-topic = لا يوجد موضوع بهذا الاسم. أحدث الأخبار: /latest
no-such-topic-but = لا يوجد موضوع بهذا الاسم. لعل المقصود { $topics }؟
nothing-on-topic = لا أخبار عن { $topic } بعد. أحدث الأخبار: /latest
nothing-yet = لم يُنشر شيء بعد. نرجو المحاولة لاحقاً.
no-such-number = لا يوجد نص بالرقم { $number }. أحدث الأخبار: /latest
nothing-found = لا نتائج. كلمات أقل تعطي نتائج أكثر، وكل المواضيع: /topics
no-more = لم تعد هذه القائمة متاحة. أحدث الأخبار: /latest
usage = الأمر غير مكتمل. مثال: { $example }
failed = حدث خطأ من جهتنا. نرجو المحاولة بعد دقيقة.
too-many = هذه أسئلة كثيرة في وقت قصير. نرجو المحاولة بعد دقيقة.
private-only = هذا الأمر شخصي. نرجو مراسلتنا في محادثة خاصة.
nobody-reads = لا أحد يقرأ هذه المحادثة. نرجو عدم إرسال أسماء أو صور هنا.
reach-us = للتواصل معنا بأمان: { $contact }

about-title = عن هذا البوت
about-unset = لم تذكر غرفة الأخبار هنا بعد من يدير هذا البوت.
channels = القنوات الرسمية
