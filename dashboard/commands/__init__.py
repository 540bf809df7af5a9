"""The commands of `drd`, one file each."""
