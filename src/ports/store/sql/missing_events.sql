-- Gaps within the runs, and what the station's head has beyond the last event of its run.
WITH run AS (SELECT station, epoch, max(seq) AS last, count(*) AS there FROM event GROUP BY station, epoch)
SELECT (SELECT coalesce(sum(last - there), 0) FROM run)
     + coalesce((
         SELECT max(0, head_seq - coalesce((SELECT last FROM run WHERE run.station = id AND run.epoch = station.epoch), 0))
         FROM station
     ), 0)
