"""Write a page about an actor, a country or a position, of what saved questions answer."""
