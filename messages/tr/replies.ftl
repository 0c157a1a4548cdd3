### Yanıtlar: en çok iki kısa cümle ve tek bir sonraki adım.

latest = Son haberler
topics = Konular
more = Devamı
show-to-all = Herkese göster
write-in-private = Özelden yaz
row = { $position }.
search-title = Arama: { $words }
search-bounded = Yalnızca en yeni { $count } sonuca bakıldı.
topics-hint = Bir konuya dokununuz veya adını yazınız, örneğin { $topic }.
topics-row = { $topic }: { $command }

start-ask = Örneğin { $topic } yazınız veya bir düğmeye dokununuz.
start-ask-command =
    { $buttons ->
        [yes] Başlamak için /topic { $topic } yazınız veya bir düğmeye dokununuz.
       *[no] Başlamak için /topic { $topic } yazınız.
    }
start-ask-latest =
    { $buttons ->
        [yes] Başlamak için /latest yazınız veya bir düğmeye dokununuz.
       *[no] Başlamak için /latest yazınız.
    }
start-kept = Hakkınızda saklananlar: bu sohbetin numarası, diliniz, takip ettikleriniz. İstediğiniz an silmek için: /forget
start-care = Lütfen buraya isim veya fotoğraf göndermeyiniz.

help-title = Gönderebileceğiniz komutlar
help-row = { $command }: { $description }

no-such-topic = Bu adda bir konu yok. Son haberler: /latest
no-such-topic-but = Bu adda bir konu yok. Belki { $topics }?
nothing-on-topic = { $topic } konusunda henüz haber yok. Son haberler: /latest
nothing-yet = Henüz bir şey yayımlanmadı. Lütfen daha sonra yeniden deneyiniz.
no-such-number = { $number } numaralı bir metin yok. Son haberler: /latest
nothing-found = Sonuç bulunamadı. Daha az sözcük daha çok sonuç verir, bütün konular: /topics
no-more = Bu liste artık yok. Son haberler: /latest
usage = Komut eksik. Örnek: { $example }
failed = Bizden kaynaklanan bir hata oluştu. Lütfen bir dakika sonra yeniden deneyiniz.
too-many = Bu kadar soru bir arada çok geldi. Lütfen bir dakika sonra yeniden deneyiniz.
private-only = Bu yalnızca sizi ilgilendirir. Lütfen bana özelden yazınız.
nobody-reads = Bu sohbeti kimse okumuyor. Lütfen buraya isim veya fotoğraf göndermeyiniz.
reach-us = Bize güvenle ulaşmak için: { $contact }

about-title = Bu bot hakkında
about-unset = Haber merkezi, bu botu kimin yönettiğini burada henüz açıklamadı.
channels = Resmî kanallar
