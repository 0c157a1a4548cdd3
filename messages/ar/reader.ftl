### ما يختاره القارئ أو يأخذه معه فوق ذلك.

other-language = الأخبار بلغات أخرى
other-language-ask = ما المطلوب حين لا يتوفر الخبر بأي من اللغات المختارة؟
other-language-wait = بعد { 30 } دقيقة إن لم يصل بلغة مختارة
other-language-mark = فوراً مع ذكر اللغة
other-language-nothing = لا تُرسل
other-language-choose-wait = الإرسال بعد { 30 } دقيقة
other-language-choose-mark = الإرسال فوراً مع ذكر اللغة
other-language-choose-nothing = عدم الإرسال

kept-all = هذا كل شيء.
kept-as-file = البيانات في ملف
kept-file = كل البيانات المحفوظة، في ملف تقرؤه الحواسيب.

for-editors = لم يُحفظ شيء من ذلك. النشر من مجلد الاستلام أو بالأمر barid publish، والفريق: /team
