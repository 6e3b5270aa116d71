"""Dialogues that start in the middle: what went before is played at once, or remembered.

@scene
async def case_taken(city: City, language: str = "en") -> Running: ...

Inside, a scene is written as a dialogue is: people act, and read what the bot says. What carries it
is lighter (`at_once`), and the second time it is not played at all (`remembered`).
"""
