"""Questions: functions that take the actor and return a Select of what that actor may see."""
