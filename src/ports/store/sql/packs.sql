SELECT current, previous, commune, key_epoch, key, number, highest FROM pack;
