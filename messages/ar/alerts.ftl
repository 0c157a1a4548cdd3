### ما يُبلَّغ به الفريق والمشرفون على انفراد، وما ينتظر رأيهم، وسبب عدم صدور منشور.

command-freeze = للمحررين: إيقاف كل المنشورات فوراً
command-thaw = للمالكين: استئناف المنشورات
command-held = للمحررين: منشورات ربما وصلت
command-why = للمحررين: سبب عدم صدور منشور
option-thaw = الرقم الذي يحمله الزر
option-held = ما يحمله الزر
option-why = مثل: 4127 12

frozen = كل المنشورات متوقفة منذ { $moment } ({ $who }). سحب الأخبار مستمر.
frozen-how = استئنافها بيد أحد المالكين.
freeze-none = لا شيء متوقف: المنشورات تصدر.
thaw-now = استئناف المنشورات
thaw-owner-only = استئناف المنشورات للمالكين وحدهم.
thawed = استؤنفت المنشورات.
who-person = العضو { $number }
who-operator = المشغّل

held-count =
    { $count ->
        [zero] لا منشور ينتظر التأكد من وصوله.
        [one] منشور واحد ربما وصل وربما لم يصل: لا يُعرف ذلك إلا بالنظر في مكانه.
        [two] منشوران ربما وصلا وربما لم يصلا: لا يُعرف ذلك إلا بالنظر في مكانهما.
        [few] منشورات عددها { $count } ربما وصلت وربما لم تصل: لا يُعرف ذلك إلا بالنظر في أماكنها.
        [many] منشورات عددها { $count } ربما وصلت وربما لم تصل: لا يُعرف ذلك إلا بالنظر في أماكنها.
       *[other] منشورات عددها { $count } ربما وصلت وربما لم تصل: لا يُعرف ذلك إلا بالنظر في أماكنها.
    }
held-look = عرض المنشورات
held-none = لا منشور ينتظر رأيكم.
held-row = المنشور { $position }: { $title } · { $place } · { $moment }
held-part = الجزء { $part }
held-arrived = تأكيد وصول { $position }
held-again = إعادة إرسال { $position }
held-is-arrived = سُجّل أنه وصل. لا يمكن تصحيحه لاحقاً لأن رقمه غير معروف.
held-is-again = سيُرسَل من جديد.
held-decided = بُتّ في هذا من قبل أو تغيّر. هذا ما ينتظر الآن.
held-notice = إشعار

dead-count =
    { $count ->
        [zero] لا منشور تُرك إرساله.
        [one] منشور واحد تُرك إرساله: ترفضه المنصة، أو لم تنفع المحاولات.
        [two] منشوران تُرك إرسالهما: ترفضهما المنصة، أو لم تنفع المحاولات.
        [few] منشورات عددها { $count } تُرك إرسالها: ترفضها المنصة، أو لم تنفع المحاولات.
        [many] منشورات عددها { $count } تُرك إرسالها: ترفضها المنصة، أو لم تنفع المحاولات.
       *[other] منشورات عددها { $count } تُرك إرسالها: ترفضها المنصة، أو لم تنفع المحاولات.
    }
dead-how = يراها المشغّل بالأمر { $command }.

paused = المنشورات إلى { $place } تنتظر: { $reason }.
paused-kept = تُحفظ { 48 } ساعة، وتصدر وحدها بعد إصلاح ذلك.
resumed = عادت المنشورات إلى { $place }.
place-gone = انتهت المنشورات إلى { $place }: { $reason }.
place-shared = المحادثة { $number } على { $platform }
place-private = محادثة خاصة

reason-right = لا يحق للبوت النشر فيها
reason-removed = أُزيل البوت منها
reason-thread-closed = الموضوع الفرعي مغلق
reason-thread-gone = لم يعد الموضوع الفرعي موجوداً
reason-not-found = لم تعد المحادثة موجودة
reason-configuration = لا تقبل المحادثة منشورات من هذا النوع
reason-person = لا يمكن مراسلة هذا الشخص
reason-other = رفض من المنصة ({ $detail })

silent-source = لم يرد شيء من { $source } منذ { $moment }. المعتاد أن يرد شيء خلال { $usual }.
silent-source-over = ورد شيء من { $source } من جديد.
silent-outbox =
    { $minutes ->
        [zero] منشورات حان وقتها ولم يصدر منها شيء.
        [one] منشورات حان وقتها ولم يصدر منها شيء منذ دقيقة.
        [two] منشورات حان وقتها ولم يصدر منها شيء منذ دقيقتين.
        [few] منشورات حان وقتها ولم يصدر منها شيء منذ { $minutes } دقائق.
        [many] منشورات حان وقتها ولم يصدر منها شيء منذ { $minutes } دقيقة.
       *[other] منشورات حان وقتها ولم يصدر منها شيء منذ { $minutes } دقيقة.
    }
silent-outbox-over = عادت المنشورات إلى الصدور.
hours =
    { $count ->
        [zero] أقل من ساعة
        [one] ساعة واحدة
        [two] ساعتين
        [few] مدة { $count } ساعات
        [many] مدة { $count } ساعة
       *[other] مدة { $count } ساعة
    }
days =
    { $count ->
        [zero] أقل من يوم
        [one] يوم واحد
        [two] يومين
        [few] مدة { $count } أيام
        [many] مدة { $count } يوماً
       *[other] مدة { $count } يوم
    }

why-usage = المطلوب رقم الخبر وبعده رقم المحادثة. مثال: { $example }
why-stored = الخبر { $number } ورد من { $source }، { $moment }.
why-embargo = الخبر تحت الحظر حتى { $moment }: لا يصل إلى أحد قبل ذلك.
why-withdrawn = سُحب الخبر، { $moment }.
why-no-chat = لا محادثة بهذا الرقم.
why-archived = حُفظ الخبر دون إرساله إلى أي مكان.
why-not-chosen = نُشر الخبر لمحادثات مختارة ليست هذه منها.
why-planning = ما زال توزيع الخبر جارياً ولم يبلغ هذه المحادثة بعد.
why-added-later = أُضيفت هذه المحادثة بعد نشر الخبر، { $moment }.
why-follows-nothing = لا متابعات لهذه المحادثة.
why-topic-none = لا موضوع يطابق: المطلوب في المحادثة { $wanted }، والخبر عن { $about }.
why-topic-excluded = تستبعد المحادثة { $topic }، والخبر عنه.
why-topic-mentioned = تطلب المحادثة أخباراً تدور حول مواضيعها، وهذا يذكر { $topics } ذكراً فقط.
why-topic-matched = الموضوع مطابق: { $topics }.
why-topic-all = تطلب المحادثة كل المواضيع.
why-about-nothing = موضوع غير معروف
why-language = لغة الخبر { $language }، والمطلوب في المحادثة { $wanted }.
why-language-wait = تنتظر المحادثة حتى { $moment } نسخةً من الخبر بلغتها ({ $wanted })، ثم تصلها هذه.
why-twin = في المحادثة هذه القصة برقم { $number } ({ $language })، وهي تأخذ لغة واحدة.
why-should-go = كان ينبغي أن يصل الخبر إلى المحادثة ولم يُحضَّر له شيء. نرجو أن ينظر المشغّل في السجل.
why-paused = المحادثة متوقفة منذ { $moment }: { $reason }.
why-gone = انتهت المحادثة: { $reason }.
why-frozen = كل المنشورات متوقفة منذ { $moment }.
why-due = حان وقت المنشور، ويصدر حين يسمح الإيقاع.
why-retry =
    { $count ->
        [zero] لم تُجرَّب بعد ({ $detail }). المحاولة المقبلة: { $moment }.
        [one] فشلت محاولة واحدة ({ $detail }). المحاولة المقبلة: { $moment }.
        [two] فشلت محاولتان ({ $detail }). المحاولة المقبلة: { $moment }.
        [few] فشلت { $count } محاولات ({ $detail }). المحاولة المقبلة: { $moment }.
        [many] فشلت { $count } محاولة ({ $detail }). المحاولة المقبلة: { $moment }.
       *[other] فشلت { $count } محاولة ({ $detail }). المحاولة المقبلة: { $moment }.
    }
why-behind = ينتظر المنشورَ الذي قبله.
why-sending = المنشور في طريقه الآن.
why-sent = أُرسل، { $moment }.
why-sent-unknown-time = أُرسل، ولم يعد وقته محفوظاً.
why-unknown = ربما وصل وربما لم يصل ({ $detail }). على محرر أن ينظر: /held
why-expired = حُفظ { 48 } ساعة والمحادثة متوقفة، ثم تُرك.
why-failed = تُرك بعد محاولات كثيرة ({ $detail }).
why-rejected = رفضته المنصة ({ $detail }).
why-cancelled = أُلغي قبل أن يصدر.
why-post-gone = أُرسل، ولم يعد موجوداً هناك.
why-open = عرض المنشور
why-chats = أين وصل وأين لم يصل:
why-chat-row = في { $place }: { $state }
state-due = حان وقته
state-sending = في الطريق
state-sent = أُرسل
state-unknown = ربما وصل
state-failed = تُرك
state-rejected = رُفض
state-cancelled = أُلغي
