SELECT person.code, number, name, address, xom, tries, waiting_ms
FROM volunteer JOIN person ON person.code = volunteer.code WHERE erased = 0
