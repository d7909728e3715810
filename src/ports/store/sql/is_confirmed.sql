SELECT EXISTS (
    SELECT 1 FROM event
    WHERE learner = :learner AND kind IN ('confirmed', 'reissued', 'completion_readmitted') AND payload ->> '$[1].facts' = :facts
)
