DELETE FROM event WHERE epoch NOT BETWEEN 0 AND 0xffffffff;
UPDATE station SET epoch = 0, head_seq = 0 WHERE epoch NOT BETWEEN 0 AND 0xffffffff OR head_seq < 0;
UPDATE station SET boot = 0 WHERE boot NOT BETWEEN 0 AND 0xffffffff;
