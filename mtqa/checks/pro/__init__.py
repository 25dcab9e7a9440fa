"""PRO: reference of pronouns and possessives."""
