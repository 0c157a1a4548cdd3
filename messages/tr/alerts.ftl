### Ekibe ve yöneticilere özelde söylenenler, onların kararını bekleyenler ve bir gönderinin neden çıkmadığı.

command-freeze = Editörler için: bütün gönderileri hemen durdur
command-thaw = Sahipler için: gönderileri yeniden başlat
command-held = Editörler için: ulaşmış olabilecek gönderiler
command-why = Editörler için: bir gönderi neden çıkmadı
option-thaw = Düğmenin taşıdığı numara
option-held = Düğmenin taşıdığı bilgi
option-why = Örneğin: 4127 12

frozen = Bütün gönderiler durduruldu: { $moment } ({ $who }). Geri çekmeler sürüyor.
frozen-how = Yeniden başlatmak bir sahibin elindedir.
freeze-none = Durdurulan bir şey yok: gönderiler çıkıyor.
thaw-now = Gönderileri yeniden başlat
thaw-owner-only = Gönderileri yalnızca bir sahip yeniden başlatabilir.
thawed = Gönderiler yeniden çıkıyor.
who-person = kişi { $number }
who-operator = işletmeci

held-count =
    { $count ->
        [one] Bir gönderi ulaşmış da olabilir, ulaşmamış da: bakmadan bilinemez.
       *[other] { $count } gönderi ulaşmış da olabilir, ulaşmamış da: bakmadan bilinemez.
    }
held-private =
    { $count ->
        [one] Özel sohbetlerde bir gönderi ulaşmış da olabilir, ulaşmamış da. Oraya kimse bakamaz.
       *[other] Özel sohbetlerde { $count } gönderi ulaşmış da olabilir, ulaşmamış da. Oraya kimse bakamaz.
    }
held-private-few = Özel sohbetlerde { 10 }’dan az gönderi ulaşmış da olabilir, ulaşmamış da. Oraya kimse bakamaz.
held-look = Göster
held-none = Kararınızı bekleyen gönderi yok.
held-row = { $position }. { $title } · { $place } · { $moment }
held-part = bölüm { $part }
held-arrived = { $position }: ulaştı
held-again = { $position }: yeniden gönder
held-is-arrived = Kaydedildi: ulaştı. Numarası bilinmediği için sonradan düzeltilemez.
held-is-again = Yeniden gönderiliyor.
held-decided = Buna daha önce karar verildi ya da durum değişti. Şimdi bekleyenler bunlar.
held-notice = bir bildirim

dead-count =
    { $count ->
        [one] Bir gönderiden vazgeçildi: platform reddediyor ya da denemeler sonuç vermedi.
       *[other] { $count } gönderiden vazgeçildi: platform reddediyor ya da denemeler sonuç vermedi.
    }
dead-private =
    { $count ->
        [one] Özel sohbetlerde bir gönderiden vazgeçildi.
       *[other] Özel sohbetlerde { $count } gönderiden vazgeçildi.
    }
dead-private-few = Özel sohbetlerde { 10 }’dan az gönderiden vazgeçildi.
dead-how = İşletmeci bunları { $command } ile görür.

paused = Gönderiler bekliyor, { $place }: { $reason }.
paused-kept = { 48 } saat saklanır ve sorun giderilince kendiliğinden çıkar.
resumed = Gönderiler yeniden çıkıyor: { $place }.
place-gone = Gönderiler sona erdi, { $place }: { $reason }.
place-shared = { $platform } üzerindeki { $number } numaralı sohbet
place-private = özel bir sohbet

reason-right = bot orada paylaşım yapamıyor
reason-removed = bot çıkarıldı
reason-thread-closed = konu kapalı
reason-thread-gone = konu artık yok
reason-not-found = sohbet artık yok
reason-configuration = sohbet bu tür gönderileri kabul etmiyor
reason-person = bu kişiye yazılamıyor
reason-other = reddedildi ({ $detail })

silent-source = { $source } kaynağından { $moment } tarihinden beri bir şey gelmedi. Olağan aralık: { $usual }.
silent-source-over = { $source } kaynağından yeniden haber geldi.
silent-outbox =
    { $minutes ->
        [one] Bekleyen gönderiler var ve { $minutes } dakikadır hiçbiri çıkmadı.
       *[other] Bekleyen gönderiler var ve { $minutes } dakikadır hiçbiri çıkmadı.
    }
silent-outbox-over = Gönderiler yeniden çıkıyor.
hours =
    { $count ->
        [one] { $count } saat
       *[other] { $count } saat
    }
days =
    { $count ->
        [one] { $count } gün
       *[other] { $count } gün
    }

why-usage = Önce haberin, sonra sohbetin numarası. Örnek: { $example }
why-stored = { $number } numaralı haber { $source } kaynağından geldi, { $moment }.
why-embargo = { $moment } tarihine kadar ambargolu: önce kimse almaz.
why-withdrawn = Geri çekildi, { $moment }.
why-no-chat = Böyle bir sohbet yok.
why-archived = Hiçbir yere gönderilmeden saklandı.
why-not-chosen = Seçilmiş sohbetler için yayımlandı, bu onlardan değil.
why-planning = Dağıtım sürüyor, sıra bu sohbete henüz gelmedi.
why-added-later = Bu sohbet sonradan eklendi, { $moment }.
why-follows-nothing = Bu sohbet hiçbir şeyi takip etmiyor.
why-topic-none = Uyan konu yok: sohbet { $wanted } istiyor, haber { $about } hakkında.
why-topic-excluded = Sohbet { $topic } konusunu dışarıda bırakıyor, haber ise onunla ilgili.
why-topic-mentioned = Sohbet asıl konusu bu olan haberleri istiyor; bu haber { $topics } konusuna yalnızca değiniyor.
why-topic-matched = Konu uyuyor: { $topics }.
why-topic-all = Sohbet bütün konuları istiyor.
why-about-nothing = bilinen hiçbir konu
why-language = Haberin dili { $language }; sohbetin aldığı diller: { $wanted }.
why-language-wait = Sohbet { $moment } tarihine kadar kendi dilinde ({ $wanted }) bir sürüm bekliyor; sonra bunu alır.
why-twin = Sohbette bu haber { $number } numarayla var ({ $language }); sohbet tek dil alıyor.
why-should-go = Sohbetin bunu alması gerekirdi ama hiçbir şey hazırlanmadı. İşletmeci günlüğe bakmalı.
why-paused = Sohbet { $moment } tarihinden beri duraklatıldı: { $reason }.
why-gone = Sohbet sona erdi: { $reason }.
why-frozen = Bütün gönderiler { $moment } tarihinden beri durduruldu.
why-due = Sırada, hız sınırı izin verince çıkar.
why-retry =
    { $count ->
        [one] Bir deneme başarısız oldu ({ $detail }). Sonraki deneme: { $moment }.
       *[other] { $count } deneme başarısız oldu ({ $detail }). Sonraki deneme: { $moment }.
    }
why-behind = Önündeki gönderiyi bekliyor.
why-sending = Şu anda yolda.
why-sent = Gönderildi, { $moment }.
why-sent-unknown-time = Gönderildi; zamanı artık saklanmıyor.
why-unknown = Ulaşmış da olabilir, ulaşmamış da ({ $detail }). Bir editör bakmalı: /held
why-expired = Sohbet duraklatılmışken { 48 } saat saklandı, sonra vazgeçildi.
why-failed = Çok sayıda denemeden sonra vazgeçildi ({ $detail }).
why-rejected = Platform reddediyor ({ $detail }).
why-cancelled = Çıkmadan iptal edildi.
why-post-gone = Gönderildi; artık orada değil.
why-open = Gönderi
why-chats = Nerede var, nerede yok:
why-chat-row = { $place }: { $state }
state-due = sırada
state-sending = yolda
state-sent = gönderildi
state-unknown = ulaşmış olabilir
state-failed = vazgeçildi
state-rejected = reddedildi
state-cancelled = iptal edildi
