### Yanıtlar: en çok iki kısa cümle ve tek bir sonraki adım.

latest = Son haberler
row = { $position }.

start-ask = Başlamak için /topic { $topic } yazınız veya bir düğmeye dokununuz.
start-ask-latest = Başlamak için /latest yazınız veya düğmeye dokununuz.
start-kept = Kim olduğunuz da sorularınız da saklanmaz.
start-care = Lütfen buraya isim veya fotoğraf göndermeyiniz.

help-title = Gönderebileceğiniz komutlar
help-row = { $command }: { $description }

no-such-topic = Bu adda bir konu yok. Son haberler: /latest
no-such-topic-but = Bu adda bir konu yok. Belki { $topics }?
nothing-on-topic = { $topic } konusunda henüz haber yok. Son haberler: /latest
nothing-yet = Henüz bir şey yayımlanmadı. Lütfen daha sonra yeniden deneyiniz.
no-such-number = { $number } numaralı bir metin yok. Son haberler: /latest
usage = Komut eksik. Örnek: { $example }
failed = Bizden kaynaklanan bir hata oluştu. Lütfen bir dakika sonra yeniden deneyiniz.
