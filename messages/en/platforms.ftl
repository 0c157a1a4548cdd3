### What a platform's own rules ask for.

may-not-show = Only people who may write here can show something to all. An admin of this server can give you that right.
