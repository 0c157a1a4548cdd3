### Editörlerin fiilleri: bir metin değişirken sorulan, gösterilen ve bildirilenler.

kept-draft = Henüz yayımlamadığınız bir metin, şifreli, bir saat boyunca

command-fix = Editörler için: bir metne sessizce rötuş yapmak
command-correct = Editörler için: bir metni okurlara bir satırla düzeltmek
command-update = Editörler için: bir metni okurlara bir satırla güncellemek
command-withdraw = Editörler için: bir metni her yerden geri çekmek
command-redact = Editörler için: bir metni güvenlik için silmek

edit-item = No. { $number }: { $title }
edit-ask-text = Lütfen yeni metni gönderin, başlık en üstte: bir ya da birkaç mesajla veya metin dosyası olarak.
edit-received =
    { $count ->
        [one] Şimdiye kadar { $count } karakter. Devamı gelebilir.
       *[other] Şimdiye kadar { $count } karakter. Devamı gelebilir.
    }
edit-ask-line =
    { $verb ->
        [update] Okurlara bir satırla: yeni olan ne?
       *[other] Okurlara bir satırla: doğrusu ne? Lütfen hatayı yinelemeyin.
    }
edit-fault-too-long =
    { $most ->
        [one] Bu çok uzun: en çok { $most } karakter.
       *[other] Bu çok uzun: en çok { $most } karakter. Bir dosya daha fazlasını alır.
    }
edit-fault-empty = Burada bir şey eksik.
edit-fault-line-too-long =
    { $most ->
        [one] Bir satır en çok { $most } karakterdir.
       *[other] Bir satır en çok { $most } karakterdir.
    }
edit-fault-choose = Bu hiçbir şeyi değiştirmedi. Lütfen yukarıdan bir düğme seçin.
edit-fault-no-text-file = Bu dosya alınamıyor. Lütfen en çok 1 MB’lık bir metin dosyası gönderin (.txt, .md veya .html).
edit-fault-unread = Dosya okunamadı. Lütfen yeniden gönderin.

edit-done = Bitti
edit-keep-text = Yalnız bir satır
edit-stop = İptal
edit-change-text = Metni değiştir
edit-look-again = Yeniden bak
edit-tell =
    { $tells ->
        [yes] Okurlara da bildir: evet
       *[no] Okurlara da bildir: hayır
    }
edit-yes =
    { $verb ->
        [fix] Evet, rötuşu yayımla
        [update] Evet, güncellemeyi yayımla
        [withdraw] Evet, geri çek
        [redact] Güvenlik için sil
       *[other] Evet, düzeltmeyi yayımla
    }
edit-open-form = Metni yaz

edit-will-be = Böyle görünecek.
edit-will-be-withdrawn = Her gönderisi, metinden hiçbir şey yinelemeyen bir bildirime dönüşür ya da silinir.
edit-redact-what = Her yerden geri çekilir; metni ve resmi burada kalıcı olarak silinir.
edit-reach =
    { $count ->
        [one] { $count } kanal veya grupta yayında.
       *[other] { $count } kanal ve grupta yayında.
    }
edit-reach-private =
    { $count ->
        [one] Ayrıca { $count } özel sohbette.
       *[other] Ayrıca { $count } özel sohbette.
    }
edit-reach-private-few = Ayrıca { 10 }’dan az özel sohbette.
edit-reach-nowhere = Hiçbir sohbette yayında değil.

edit-begun =
    { $verb ->
        [fix] No. { $number } için rötuş yapıldı. Rapor buraya gelecek.
        [update] No. { $number } güncellendi. Rapor buraya gelecek.
        [withdraw] No. { $number } geri çekildi. Rapor buraya gelecek.
        [redact] No. { $number } silindi. Rapor buraya gelecek.
       *[other] No. { $number } düzeltildi. Rapor buraya gelecek.
    }
edit-forwarded = İletilmiş kopyalar değiştirilemez.
edit-held =
    { $fault ->
        [text-missing] Rötuş için yeni metin gerekir.
        [line-missing] Okurlara neyin değiştiğini söyleyen bir satır gerekir.
        [line-long] Satır çok uzun.
        [embargo] Bu metnin ambargosu belirsiz: lütfen konsolda ya da CLI’da belirleyin.
        [unchanged] Metin, yayındakiyle aynı.
        [redacted] Bu metin güvenlik için silindi ve yeniden alınmaz.
       *[text-unread] Metin okunamadı: başlığı, tarihi ya da ambargosu belirsiz.
    }
edit-moved-on = No. { $number } bu arada başka biri tarafından değiştirildi. Hiçbir şey yayımlanmadı.
edit-other-draft = Metin o düğmeden sonra değişti: en yenisi bu.
edit-over = Bu iş bitti: yayımlandı, iptal edildi ya da çok eski. Yeniden başlamak için: { $example }
edit-stopped = İptal edildi. Hiçbir şey değişmedi.
edit-already-withdrawn = No. { $number } geri çekildi ve öyle kalır.

form-title =
    { $verb ->
        [fix] Rötuş: no. { $number }
        [update] Güncelleme: no. { $number }
       *[other] Düzeltme: no. { $number }
    }
form-text = Bütün metin, önce başlık
form-text-hint = Markdown. Olduğu gibi kalırsa metin değişmez.
form-text-long = Metin bir form için çok uzun: yenisi aşağıya dosya olarak konur.
form-line =
    { $verb ->
        [update] Yeni olan, bir satırda
       *[other] Doğrusu, bir satırda
    }
form-line-hint = Okurlar görür. Lütfen hatayı yinelemeyin.
form-file = Ya da bir metin dosyası
form-file-hint = .txt, .md veya .html, en çok 1 MB; yukarıdaki metnin yerine.

report-title =
    { $verb ->
        [fix] Rötuş: no. { $number }
        [update] Güncelleme: no. { $number }
        [withdraw] Geri çekme: no. { $number }
        [redact] Silme: no. { $number }
       *[other] Düzeltme: no. { $number }
    }
report-progress = { $done } / { $all }
report-planning = Başlıyor.
report-nowhere = Hiçbir sohbette yayında değildi.
report-row = { $place }: { $outcome }
report-private =
    { $count ->
        [one] { $outcome }: { $count } özel sohbet
       *[other] { $outcome }: { $count } özel sohbet
    }
report-private-few = { $outcome }: { 10 }’dan az özel sohbet
report-more =
    { $count ->
        [one] ve { $count } tane daha
       *[other] ve { $count } tane daha
    }
report-outcome =
    { $outcome ->
        [edited] değiştirildi
        [sent] gönderildi
        [deleted] silindi
        [pending] bekliyor
       *[failed] yapılamadı
    }
report-reason =
    { $reason ->
        [message-gone] orada birileri silmiş
        [changed-by-people] orada birileri değiştirmiş, öyle bırakıldı
        [too-old] silinmek için çok eski
        [not-editable] artık değiştirilemiyor
        [no-right] bir yetki eksik
        [blocked] okur engellemiş
        [unknown] ulaşıp ulaşmadığı bilinmiyor
       *[other] platform kabul etmedi
    }
