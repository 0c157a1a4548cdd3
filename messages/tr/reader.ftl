### Okurun ayrıca seçebildiği ve yanına alabildiği şeyler.

other-language = Diğer diller
other-language-ask = Dillerinizden hiçbirinde olmayan haberler ne yapılsın?
other-language-wait = benim dillerimde gelmezse 30 dakika sonra
other-language-mark = hemen, dili belirtilerek
other-language-nothing = gönderilmez
other-language-choose-wait = 30 dakika sonra gönder
other-language-choose-mark = Hemen gönder, dilini belirt
other-language-choose-nothing = Gönderme

kept-all = Hepsi bu.
kept-as-file = Dosya olarak
kept-file = Hakkınızda saklananların tümü, makineler için.

for-editors = Bunların hiçbiri saklanmadı. Metinler bırakma klasöründen ya da barid publish ile yayımlanır; ekip: /team
