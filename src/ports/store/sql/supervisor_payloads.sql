SELECT payload FROM event WHERE (payload ->> '$[1].by' IS NOT NULL OR kind IN (
    'pin_refused', 'recovery_used', 'recovery_code_made', 'learner_renamed', 'learners_merged', 'merge_undone',
    'work_moved', 'completion_readmitted', 'name_erased', 'trust_list_taken',
    'pack_installed', 'pack_gone_back'
))
ORDER BY epoch DESC, seq DESC, station DESC LIMIT :most
