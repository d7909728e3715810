SELECT day, helped, finished FROM seen WHERE owner = :owner AND lesson = :lesson AND what = :what
