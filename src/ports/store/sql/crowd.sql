SELECT times, wrong, heads FROM crowd WHERE month = :month AND lesson = :lesson AND what = :what
