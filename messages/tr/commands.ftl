### Platformların menülerinde ve yardımda görünen komutlar: en çok 100 karakter.

command-start = Neler sorabileceğiniz ve hangi bilgilerin saklandığı
command-help = Bütün komutlar
command-latest = Son haber başlıkları
command-read = Numarası verilen metnin tamamı
command-topic = Bir konudaki son haberler

option-number = Metnin numarası
option-topic = Bir konu, örneğin İdlib
