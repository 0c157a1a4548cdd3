### Platformların menülerinde ve yardımda görünen komutlar: en çok 100 karakter.

command-start = Neler sorabileceğiniz ve hangi bilgilerin saklandığı
command-help = Bütün komutlar
command-latest = Son haber başlıkları
command-read = Numarası verilen metnin tamamı
command-topic = Bir konudaki son haberler
command-topics = Bütün konular, en yeniler önce
command-search = Sözcüklerinizin geçtiği metinler
command-about = Bu botu kimin yönettiği ve hangi bilgilerin saklandığı

option-number = Metnin numarası
option-topic = Bir konu, örneğin İdlib
option-count = Kaç başlık, 1 ile 10 arasında
option-words = En çok 8 sözcük

# Özel sohbette eğik çizgisiz anlaşılanlar, virgülle ayrılmış.
words-start = başla, başlangıç
words-help = yardım, komutlar, menü
words-latest = son haberler, son, haberler, son dakika
words-read = oku, numara
words-topic = konu
words-topics = konular, bütün konular
words-search = arama, ara
words-about = hakkında, siz kimsiniz
