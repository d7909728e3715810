SELECT span, work FROM page WHERE owner = :owner AND grain = 1
