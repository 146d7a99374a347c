"""The action table, from which menus, keys, context menus, palette and shortcut sheet derive."""
