### أفعال المحررين: ما يُطلب وما يُعرض وما يُبلَّغ عند تغيير نص.

kept-draft = نص لم يُنشر بعد، مشفَّراً، لمدة ساعة

command-fix = للمحررين: إصلاح خبر دون إشعار
command-correct = للمحررين: تصحيح خبر مع سطر للقراء
command-update = للمحررين: تحديث خبر مع سطر للقراء
command-withdraw = للمحررين: سحب خبر من كل مكان
command-redact = للمحررين: حذف خبر حفاظاً على السلامة

edit-item = الخبر رقم { $number }: { $title }
edit-ask-text = المطلوب النص الجديد والعنوان أولاً: في رسالة أو عدة رسائل، أو في ملف نصي.
edit-received =
    { $count ->
        [zero] لم يصل شيء بعد.
        [one] وصل حرف واحد حتى الآن. يمكن إرسال المزيد.
        [two] وصل حرفان حتى الآن. يمكن إرسال المزيد.
        [few] وصلت { $count } أحرف حتى الآن. يمكن إرسال المزيد.
        [many] وصل { $count } حرفاً حتى الآن. يمكن إرسال المزيد.
       *[other] وصل { $count } حرف حتى الآن. يمكن إرسال المزيد.
    }
edit-ask-line =
    { $verb ->
        [update] في سطر واحد للقراء: ما الجديد؟
       *[other] في سطر واحد للقراء: ما الصواب؟ نرجو عدم تكرار الخطأ.
    }
edit-fault-too-long =
    { $most ->
        [zero] هذا أطول من الحد.
        [one] هذا أطول من الحد: حرف واحد على الأكثر.
        [two] هذا أطول من الحد: حرفان على الأكثر.
        [few] هذا أطول من الحد: { $most } أحرف على الأكثر. الملف يتسع لأكثر.
        [many] هذا أطول من الحد: { $most } حرفاً على الأكثر. الملف يتسع لأكثر.
       *[other] هذا أطول من الحد: { $most } حرف على الأكثر. الملف يتسع لأكثر.
    }
edit-fault-empty = ينقص هنا شيء.
edit-fault-line-too-long =
    { $most ->
        [zero] السطر أطول من الحد.
        [one] السطر أطول من الحد: حرف واحد على الأكثر.
        [two] السطر أطول من الحد: حرفان على الأكثر.
        [few] السطر أطول من الحد: { $most } أحرف على الأكثر.
        [many] السطر أطول من الحد: { $most } حرفاً على الأكثر.
       *[other] السطر أطول من الحد: { $most } حرف على الأكثر.
    }
edit-fault-choose = لم يتغير شيء بذلك. المطلوب اختيار أحد الأزرار أعلاه.
edit-fault-no-text-file = هذا الملف غير مقبول. المطلوب ملف نصي (txt أو md أو html) لا يزيد على ميغابايت واحد.
edit-fault-unread = تعذّرت قراءة الملف. نرجو إرساله مرة أخرى.

edit-done = انتهى النص
edit-keep-text = إضافة سطر فقط
edit-stop = إلغاء
edit-change-text = تغيير النص
edit-look-again = معاينة جديدة
edit-tell =
    { $tells ->
        [yes] إبلاغ القراء أيضاً: نعم
       *[no] إبلاغ القراء أيضاً: لا
    }
edit-yes =
    { $verb ->
        [fix] نعم، نشر الإصلاح
        [update] نعم، نشر التحديث
        [withdraw] نعم، سحب الخبر
        [redact] حذف للسلامة
       *[other] نعم، نشر التصحيح
    }
edit-open-form = كتابة النص

edit-will-be = هكذا سيظهر.
edit-will-be-withdrawn = كل منشور له يصبح إشعاراً لا يكرر منه شيئاً، أو يُحذف.
edit-redact-what = يُسحب من كل مكان، ويُحذف نصه وصورته هنا نهائياً.
edit-reach =
    { $count ->
        [zero] لا يظهر في أي قناة أو مجموعة.
        [one] يظهر في قناة أو مجموعة واحدة.
        [two] يظهر في قناتين أو مجموعتين.
        [few] يظهر في { $count } قنوات ومجموعات.
        [many] يظهر في { $count } قناة ومجموعة.
       *[other] يظهر في { $count } قناة ومجموعة.
    }
edit-reach-private =
    { $count ->
        [zero] ولا في أي محادثة خاصة.
        [one] وفي محادثة خاصة واحدة.
        [two] وفي محادثتين خاصتين.
        [few] وفي { $count } محادثات خاصة.
        [many] وفي { $count } محادثة خاصة.
       *[other] وفي { $count } محادثة خاصة.
    }
edit-reach-private-few = وفي أقل من { 10 } محادثات خاصة.
edit-reach-nowhere = لا يظهر في أي محادثة.

edit-begun =
    { $verb ->
        [fix] أُصلح الخبر رقم { $number }. يصل التقرير إلى هنا.
        [update] حُدِّث الخبر رقم { $number }. يصل التقرير إلى هنا.
        [withdraw] سُحب الخبر رقم { $number }. يصل التقرير إلى هنا.
        [redact] حُذف الخبر رقم { $number }. يصل التقرير إلى هنا.
       *[other] صُحّح الخبر رقم { $number }. يصل التقرير إلى هنا.
    }
edit-forwarded = النسخ التي أعاد الناس توجيهها لا يمكن تغييرها.
edit-held =
    { $fault ->
        [text-missing] الإصلاح يحتاج إلى النص الجديد.
        [line-missing] يلزم سطر يبيّن للقراء ما تغيّر.
        [line-long] السطر أطول من الحد.
        [embargo] موعد رفع الحظر عن هذا النص غير واضح: المطلوب تحديده في لوحة التحكم أو سطر الأوامر.
        [unchanged] النص مطابق لما هو منشور.
        [redacted] حُذف هذا النص حفاظاً على السلامة ولا يُقبل من جديد.
       *[text-unread] تعذّرت قراءة النص: عنوانه أو تاريخه أو موعد حظره غير واضح.
    }
edit-moved-on = غيّر شخص آخر الخبر رقم { $number } في هذه الأثناء. لم يُنشر شيء.
edit-other-draft = تغيّر النص بعد ذلك الزر: هذا أحدثه.
edit-over = انتهى هذا: نُشر أو أُلغي أو مضى وقته. للبدء من جديد: { $example }
edit-stopped = أُلغي الأمر. لم يتغير شيء.
edit-already-withdrawn = الخبر رقم { $number } مسحوب ويبقى كذلك.

form-title =
    { $verb ->
        [fix] إصلاح الخبر رقم { $number }
        [update] تحديث الخبر رقم { $number }
       *[other] تصحيح الخبر رقم { $number }
    }
form-text = النص كله، والعنوان أولاً
form-text-hint = بصيغة Markdown. إن تُرك كما هو بقي النص.
form-text-long = النص أطول من أن تتسع له الاستمارة: النص الجديد في ملف أدناه.
form-line =
    { $verb ->
        [update] الجديد في سطر واحد
       *[other] الصواب في سطر واحد
    }
form-line-hint = يقرؤه القراء. نرجو عدم تكرار الخطأ.
form-file = أو ملف نصي
form-file-hint = بصيغة txt أو md أو html، ميغابايت واحد على الأكثر؛ بدل النص أعلاه.

report-title =
    { $verb ->
        [fix] إصلاح الخبر رقم { $number }
        [update] تحديث الخبر رقم { $number }
        [withdraw] سحب الخبر رقم { $number }
        [redact] حذف الخبر رقم { $number }
       *[other] تصحيح الخبر رقم { $number }
    }
report-progress = تم { $done } من { $all }
report-planning = بدأ التنفيذ.
report-nowhere = لم يكن يظهر في أي محادثة.
report-row = في { $place }: { $outcome }
report-private =
    { $count ->
        [zero] { $outcome }: لا محادثات خاصة
        [one] { $outcome }: محادثة خاصة واحدة
        [two] { $outcome }: محادثتان خاصتان
        [few] { $outcome }: { $count } محادثات خاصة
        [many] { $outcome }: { $count } محادثة خاصة
       *[other] { $outcome }: { $count } محادثة خاصة
    }
report-private-few = { $outcome }: أقل من { 10 } محادثات خاصة
report-more =
    { $count ->
        [zero] لا غيرها
        [one] وواحدة غيرها
        [two] واثنتان غيرها
        [few] و{ $count } غيرها
        [many] و{ $count } غيرها
       *[other] و{ $count } غيرها
    }
report-outcome =
    { $outcome ->
        [edited] عُدّل
        [sent] أُرسل
        [deleted] حُذف
        [pending] قيد الانتظار
       *[failed] تعذّر
    }
report-reason =
    { $reason ->
        [message-gone] حذفه أشخاص هناك
        [changed-by-people] غيّره أشخاص هناك فتُرك كما هو
        [too-old] أقدم من أن يُحذف
        [not-editable] لم يعد تعديله ممكناً
        [no-right] الصلاحية غير كافية
        [blocked] حظر القارئ البوت
        [unknown] لا يُعرف هل وصل
       *[other] رفضته المنصة
    }
