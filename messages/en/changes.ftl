### What is said of a change to what was published.

# A line under the headline.
updated = Updated { $moment }: { $line }

# Short replies to the old post.
told-correct = This item has been corrected. What was corrected is said under its headline.
told-update = This item has been updated. What is new is said under its headline.
told-withdraw = This item has been withdrawn. Please do not share it.
