-- The same condition as the index of supervisors' acts, which are few.
SELECT EXISTS (SELECT 1 FROM event WHERE (payload ->> '$[1].by' IS NOT NULL OR kind IN (
    'pin_refused', 'recovery_used', 'recovery_code_made', 'learner_renamed', 'learners_merged', 'merge_undone',
    'work_moved', 'completion_readmitted', 'name_erased', 'trust_list_taken',
    'pack_installed', 'pack_gone_back'
)) AND kind = 'enrolment_requested')
