SELECT max(
    coalesce((SELECT epoch FROM station), 0),
    coalesce((SELECT max(epoch) FROM event), 0)
)
