### What a platform's own rules ask for.

may-not-show = Only people who may write here can show something to everyone. An admin of this server can give you that right.
