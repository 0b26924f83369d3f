"""The findings of the checks: a list, what each rule means, and fixes."""
