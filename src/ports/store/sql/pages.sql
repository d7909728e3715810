SELECT span, owner, work FROM page WHERE grain = :grain AND span BETWEEN :first AND :last
