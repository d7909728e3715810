SELECT code FROM person WHERE number = :number
