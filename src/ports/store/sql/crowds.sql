SELECT month, lesson, what, times, wrong, heads FROM crowd WHERE month BETWEEN :first AND :last
