-- The name and the number of a code that stands back find the person all the same.
SELECT found.name AS known_name, found.number AS known_number,
       shown.code, shown.number, shown.name, shown.address, shown.xom FROM person AS found
LEFT JOIN kept ON kept.code = found.code
JOIN person AS shown ON shown.code = coalesce(kept.kept, found.code)
WHERE shown.erased = 0 AND found.erased = 0
