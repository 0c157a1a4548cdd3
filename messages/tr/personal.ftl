### Okurun takip ettikleri, seçtikleri, hakkında saklananlar ve ekipte olanlar.

language-name = Türkçe
first-contact = Hoş geldiniz. Türkçe için Türkçe düğmesine dokununuz.
start-kept-besides = Diğer ayarlarınız da saklanır; yanıtlarımın numaraları 48 saat, devamı olan bir arama en çok 90 gün. Hepsi: /mydata

follow-topic = Takip et: { $topic }
unfollow-topic = Takibi bırak: { $topic }
follow-everything = Her şeyi takip et
unfollow-everything = Bütün takipleri bırak
follow-ask = Takip etmek istediğinize dokununuz veya /follow { $topic } yazınız.
follows-topic = { $topic } konusunu takip ediyorsunuz: yeni metinler yayımlandıkça özel sohbetinize gelir.
follows-everything = Her şeyi takip ediyorsunuz: yeni metinler yayımlandıkça özel sohbetinize gelir.
follows-everything-but = Şunlar dışında her şeyi takip ediyorsunuz: { $topics }.
follows-topics = Takip ettikleriniz: { $topics }.
follows-nothing = Hiçbir şeyi takip etmiyorsunuz. Seçmek için: /follow
follows-no-longer = Artık takip etmiyorsunuz: { $topic }.
follows-nothing-now = Artık hiçbir şeyi takip etmiyorsunuz.
following = Takip ettiklerim

language = Dil
language-ask = Yanıtlar hangi dilde olsun?
language-set = Dil artık { $language }.
settings = Ayarlar
news-languages = Haber dilleri
news-languages-ask = Haber dillerine istediğiniz sırayla dokununuz; çıkarmak için yeniden dokununuz.
news-any = yayımlandığı gibi
text-only = Yalnızca metin
with-pictures = Resimlerle
digits-western = Rakamlar 123
digits-arabic = Rakamlar ١٢٣
setting-row = { $name }: { $value }
pictures = Resimler
pictures-yes = evet
pictures-no = hayır, yalnızca metin
digits = Arapçada rakamlar
back = Geri

kept-title = Hakkınızda saklananlar
kept-nothing = Hakkınızda hiçbir şey saklanmıyor.
kept-number = Bu sohbetin numarası, mühürlü
kept-since = Saklama başlangıcı
kept-follows = Takip ettikleriniz
kept-role = Rolünüz
kept-queries = Düğmelerin ardındaki aramalar, mühürlü: { $count }
kept-receipts = Buradaki iletilerimin numaraları, mühürlü: { $count }
kept-said = Bu sohbette yazılanlar, mühürlü, en çok 90 gün
my-data = Verilerim

forget-ask = Hakkınızda saklanan her şey silinsin mi? Artık hiçbir şeyi takip etmezsiniz.
forget-role = Ekipteki rolünüz kalır: onu ancak bir sahip kaldırabilir.
forget-kept = Saklananları sil
forget-messages = 48 saatlik iletilerimi de sil
forget-not = Hiçbir şey silme
forgotten = Silindi. İletiler burada kalır ve düzeltmeler artık onlara ulaşmaz.
forgotten-messages = Silindi. Daha eski iletiler burada kalır ve düzeltmeler artık onlara ulaşmaz.
forgotten-not = Hiçbir şey silinmedi.

team = Ekip
team-row = Kişi { $number }: { $role }
team-you = siz
team-remove = Çıkar: { $number }
team-invite-editor = Editör davet et
team-invite-owner = Sahip davet et
team-invitation = Tek kişi için, 24 saat içinde: bana { $command } gönderen { $role } olur.
team-invitation-link = Davet
team-invitation-over = Bu davet artık geçerli değil. Lütfen yenisini isteyiniz.
team-joined = Ekibe hoş geldiniz. Rolünüz: { $role }.
team-added = Kişi { $number } artık { $role }.
team-removed = Kişi { $number } artık ekipte değil.
team-not-removed = Kimse çıkarılmadı. Böyle biri yok ya da son sahip.
role-owner = sahip
role-editor = editör

command-follow = Bir konudaki yeni metinleri yayımlandıkça almak
command-unfollow = Bir konudaki metinleri artık almamak
command-following = Takip ettikleriniz
command-language = Yanıtların dili
command-settings = Diller, resimler ve rakamlar
command-mydata = Hakkınızda saklananlar
command-forget = Hakkınızda saklananları silmek
command-team = Sahipler için: ekipte kimler var

option-language = Bir dil, örneğin tr
option-team = Örneğin: add editor

words-follow = takip, takip et, abone ol
words-unfollow = takibi bırak, abonelikten çık
words-following = takip ettiklerim, abonelikler
words-language = dil, diller
words-settings = ayarlar
words-mydata = verilerim
words-forget = unut, beni unut, verilerimi sil
words-everything = her şey, hepsi, bütün haberler
