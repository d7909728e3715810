-- What volunteers took back of what they vouched for.
SELECT payload ->> '$[1].witness' FROM event WHERE kind = 'witness_withdrawn'
