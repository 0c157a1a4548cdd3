### Yayımlanan bir metindeki değişiklik için söylenenler.

updated = Güncelleme, { $moment }: { $line }

told-correct = Bu metin düzeltildi. Düzeltme başlığın altındadır.
told-update = Bu metin güncellendi. Yenilik başlığın altında belirtilmiştir.
told-withdraw = Bu metin geri çekildi. Lütfen paylaşmayınız.
