### Bir gönderinin sözleri.

kind-press-release = Basın bülteni
kind-statement = Açıklama
kind-news = Haber

urgent = ACİL:
source = Kaynak: { $source }
corrected = Düzeltme, { $moment }: { $line }
withdrawn = Bu metin geri çekildi ({ $day }). Lütfen paylaşmayınız.
part-removed = Bu bölüm artık metnin parçası değildir.

read-all = Tümünü oku
read-full-text = Metnin tamamı

in-own-language = Türkçe
in-language =
    { $language ->
        [ar] Arapça
        [en] İngilizce
        [fr] Fransızca
        [tr] Türkçe
       *[other] başka bir dilde
    }

tags-lead = { "" }

contact = İletişim
notes-to-editors = Editörlere notlar
