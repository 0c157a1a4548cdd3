### لوحة التحكم في المتصفح، لأهل غرفة الأخبار.

console-chat = المحادثة
console-chat-hint = كما يسأل أي قارئ. لا يرى هذه المحادثة سواكم.
console-chat-empty = للبدء: /start أو كلمة مثل إدلب.
console-message = الرسالة
console-placeholder = كلمة أو أمر
console-send = إرسال
console-show-posts = عرض على الهواتف
console-views = أقسام الصفحة
console-posts = المنشورات
console-publish = النشر
console-news = الأخبار
console-outbox = الصادر
console-first = البداية بنموذج
console-first-text = ضغطة واحدة تضيف بياناً نموذجياً بالعربية والإنجليزية ومواضيع للبدء. لا يُنشر إلا في هذه المحادثة.
console-first-button = إضافة النموذج
console-format = الصيغة
console-format-headline = العنوان
console-format-summary = الملخّص
console-format-full = النص الكامل
console-scheme = ألوان الهاتف
console-light = فاتح
console-dark = داكن
console-channel = قناة
console-private = محادثة خاصة
console-part = المنشور { $part } من { $parts }
console-length = الطول { $used } من { $limit } حرف
console-payload = الحمولة الخام
console-unfold = عرض الكل
console-fold = عرض أقل
console-nothing-in-hand = تظهر هنا الأجوبة والأخبار كما تظهر على الهواتف. للبدء: سؤال في المحادثة أو اختيار خبر.
console-no-news = لا أخبار محفوظة بعد.
console-number = رقم { $number }
console-revision = النسخة { $revision }
console-state-embargo = حظر نشر
console-state-published = منشور
console-state-corrected = مصحَّح
console-state-updated = محدَّث
console-state-withdrawn = مسحوب
console-state-redacted = محذوف حفاظاً على السلامة
console-post-due = قيد الانتظار
console-post-sending = قيد الإرسال
console-post-sent = مُرسَل
console-post-unknown = غير معروف
console-post-failed = متعثر
console-post-rejected = مرفوض
console-post-cancelled = ملغى
console-readers = القراء
console-few = أقل من 10
console-here = هذه المحادثة
console-connected = متصل
console-connecting = جارٍ الاتصال
console-off = من دون رمز
console-failures = آخر التعثرات
console-no-failures = لم يتعثر شيء منذ التشغيل.
console-lost = تعذر الوصول إلى بريد. تجري المحاولة من جديد.
console-language = اللغة
console-drop = موضع بيان يُفلت هنا أو يُلصق نصه
console-choose-file = اختيار ملف
console-read = قراءة النص
console-too-long = النص أطول من بيان: الحد هنا 700 كيلوبايت.
console-understood = ما فُهم من النص
console-title = العنوان
console-date = التاريخ
console-issuer = الجهة
console-field-kind = النوع
console-field-section = القسم
console-field-subtitle = العنوان الثاني
console-field-credit = المصدر
console-field-reference = المرجع
console-field-contact = للتواصل، لا يُنشر أبداً
console-field-notes = ملاحظات للمحررين، لا تُنشر أبداً
console-embargo-until = حظر نشر حتى { $moment }
console-topics = المواضيع
console-no-topics = لا موضوع في هذا النص.
console-topic-main = رئيسي، من
console-topic-mentioned = مذكور، من
console-doubts = شكوك
console-left-out =
    { $count ->
        [zero] لا أسطر متروكة
        [one] سطر واحد متروك
        [two] سطران متروكان
        [few] عدد الأسطر المتروكة: { $count }
        [many] عدد الأسطر المتروكة: { $count }
       *[other] عدد الأسطر المتروكة: { $count }
    }
console-missing-title = لا عنوان في النص: المطلوب إدخاله.
console-missing-date = لا تاريخ في النص: المطلوب إدخاله، مثل {"⁦"}2026-05-03{"⁩"}.
console-missing-body = لا نص تحت العنوان.
console-missing-embargo = حظر النشر غير مفهوم: المطلوب تاريخ وساعة ومنطقة زمنية.
console-missing-text = النص غير مقروء.
console-where = وجهة النشر
console-to-here = هذه المحادثة وحدها
console-to-all = كل المحادثات
console-to-some = بعضها
console-where-hint = تصل كل محادثة مواضيعها ولغاتها فقط.
console-urgent = عاجل: كلمة قبل العنوان، وقبل الأخبار الأخرى
console-publish-now = نشر البيان
console-stored = نُشر برقم { $number }.
console-duplicate = هذا النص موجود برقم { $number }.
console-revised = صُحّح الخبر رقم { $number } حيثما نُشر.
console-same-name = نُشر من قبل ملف بهذا الاسم ونص آخر، برقم { $number }. ما علاقة هذا النص به؟
console-corrects = تصحيح للخبر رقم { $number }
console-another = خبر آخر
console-changed = تغيّر الخبر رقم { $number } في هذه الأثناء. المطلوب مراجعته ثم النشر من جديد.
console-over = انتهت هذه الجلسة. تُفتح اللوحة من جديد برابط من الأمر {"⁦"}npx barid console{"⁩"}
console-thaw = لاستئنافها، في الطرفية على هذا الجهاز:
console-unheard =
    { $count ->
        [zero] لا تنبيه بقي دون أن يصل إلى أحد.
        [one] تنبيه واحد لم يصل إلى أحد. على كل عضو في الفريق مراسلة البوت مرة واحدة.
        [two] تنبيهان لم يصلا إلى أحد. على كل عضو في الفريق مراسلة البوت مرة واحدة.
        [few] تنبيهات عددها { $count } لم تصل إلى أحد. على كل عضو في الفريق مراسلة البوت مرة واحدة.
        [many] تنبيهات عددها { $count } لم تصل إلى أحد. على كل عضو في الفريق مراسلة البوت مرة واحدة.
       *[other] تنبيهات عددها { $count } لم تصل إلى أحد. على كل عضو في الفريق مراسلة البوت مرة واحدة.
    }
