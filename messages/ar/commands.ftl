### الأوامر كما تظهر في قوائم المنصات وفي المساعدة: مئة حرف على الأكثر.

command-start = البداية، وما يُحفظ من البيانات
command-help = كل الأوامر
command-latest = أحدث الأخبار
command-read = النص الكامل برقمه
command-topic = أحدث الأخبار عن موضوع

option-number = رقم النص
option-topic = موضوع، مثل إدلب
