SELECT code, kept FROM kept
