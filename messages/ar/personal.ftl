### ما يتابعه القارئ وما يختاره وما يُحفظ عنه، ومن في الفريق.

language-name = العربية
first-contact = أهلاً وسهلاً. للعربية: زر «العربية».
start-kept-besides = تُحفظ أيضاً بقية الإعدادات، وأرقام أجوبتنا { 48 } ساعة، والبحث الذي له بقية { 90 } يوماً على الأكثر. كل ذلك: /mydata

follow-topic = متابعة { $topic }
unfollow-topic = إلغاء متابعة { $topic }
follow-everything = متابعة كل الأخبار
unfollow-everything = إلغاء كل المتابعات
follow-ask = للمتابعة: أحد الأزرار، أو /follow { $topic }.
follows-topic = بدأت متابعة { $topic }: تصل النصوص الجديدة إلى المحادثة الخاصة فور نشرها.
follows-everything = بدأت متابعة كل الأخبار: تصل النصوص الجديدة إلى المحادثة الخاصة فور نشرها.
follows-everything-but = المتابعة تشمل كل الأخبار ما عدا { $topics }.
follows-topics = المتابعة تشمل { $topics }.
follows-nothing = لا متابعات. للاختيار: /follow
follows-no-longer = أُلغيت متابعة { $topic }.
follows-nothing-now = أُلغيت كل المتابعات.
following = المتابعات

language = اللغة
language-ask = ما لغة الأجوبة المطلوبة؟
language-set = اللغة الآن { $language }.
settings = الإعدادات
news-languages = لغات الأخبار
news-languages-ask = لغات الأخبار بالترتيب المطلوب: زر لكل لغة، والضغط مرة أخرى يستبعدها.
news-any = كما نُشرت
text-only = نص فقط
with-pictures = مع الصور
digits-western = الأرقام 123
digits-arabic = الأرقام ١٢٣
setting-row = { $name }: { $value }
pictures = الصور
pictures-yes = نعم
pictures-no = لا، نص فقط
digits = شكل الأرقام
back = رجوع

kept-title = البيانات المحفوظة
kept-nothing = لا شيء محفوظ هنا.
kept-number = رقم هذه المحادثة، مشفَّراً
kept-since = محفوظ منذ
kept-follows = المتابعات
kept-role = الدور
kept-queries =
    { $count ->
        [zero] لا بحث محفوظاً
        [one] بحث واحد خلف زر، مشفَّراً
        [two] بحثان خلف أزرار، مشفَّران
        [few] عدد عمليات البحث خلف أزرار، مشفَّرة: { $count }
        [many] عدد عمليات البحث خلف أزرار، مشفَّرة: { $count }
       *[other] عدد عمليات البحث خلف أزرار، مشفَّرة: { $count }
    }
kept-receipts =
    { $count ->
        [zero] لا رقم رسالة محفوظاً
        [one] رقم رسالة واحدة من رسائلنا هنا، مشفَّراً
        [two] رقما رسالتين من رسائلنا هنا، مشفَّران
        [few] أرقام { $count } رسائل من رسائلنا هنا، مشفَّرة
        [many] أرقام { $count } رسالة من رسائلنا هنا، مشفَّرة
       *[other] أرقام { $count } رسالة من رسائلنا هنا، مشفَّرة
    }
kept-said = ما يقال في هذه المحادثة، مشفَّراً، { 90 } يوماً على الأكثر
my-data = بياناتي

forget-ask = حذف كل البيانات المحفوظة؟ تُلغى معها كل المتابعات.
forget-role = يبقى الدور في الفريق: إلغاؤه من شأن المالكين.
forget-kept = حذف المحفوظ
forget-messages = مع رسائلنا خلال { 48 } ساعة
forget-not = عدم الحذف
forgotten = تم الحذف. تبقى الرسائل هنا، ولن تصلها التصحيحات بعد الآن.
forgotten-messages = تم الحذف. تبقى الرسائل الأقدم هنا، ولن تصلها التصحيحات بعد الآن.
forgotten-not = لم يُحذف شيء.

team = الفريق
team-row = العضو { $number }: { $role }
team-you = حسابكم
team-remove = إزالة { $number }
team-invite-editor = دعوة محرر
team-invite-owner = دعوة مالك
team-invitation = لشخص واحد خلال { 24 } ساعة: بإرسال { $command } إلينا يصبح { $role }.
team-invitation-link = الدعوة
team-invitation-over = انتهت هذه الدعوة. نرجو طلب دعوة جديدة.
team-joined = أهلاً في الفريق. الدور: { $role }.
team-added = العضو { $number } الآن { $role }.
team-removed = أُزيل العضو { $number } من الفريق.
team-not-removed = لم يُزَل أحد. لا عضو بهذا الرقم، أو هو المالك الأخير.
role-owner = مالك
role-editor = محرر

command-follow = متابعة موضوع: تصل نصوصه الجديدة فور نشرها
command-unfollow = إلغاء متابعة موضوع
command-following = المتابعات
command-language = لغة الأجوبة
command-settings = اللغات والصور والأرقام
command-mydata = البيانات المحفوظة
command-forget = حذف البيانات المحفوظة
command-team = للمالكين: من في الفريق

option-language = لغة، مثل ar
option-team = مثل: add editor

words-follow = متابعة
words-unfollow = إلغاء متابعة، إلغاء المتابعة، توقف
words-following = المتابعات، متابعاتي
words-language = اللغة، لغة
words-settings = الإعدادات، إعدادات، اعدادات
words-mydata = بياناتي
words-forget = حذف بياناتي، نسيان
words-everything = كل الأخبار، الكل، كل شيء
