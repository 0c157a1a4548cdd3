### Bir platformun kendi kurallarının gerektirdikleri.

may-not-show = Yalnızca burada yazabilenler herkese bir şey gösterebilir. Bu izni size sunucunun bir yöneticisi verebilir.
