SELECT begun FROM station WHERE head_seq = 0
