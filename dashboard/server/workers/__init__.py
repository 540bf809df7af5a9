"""The processes that answer: requests are read whole, taken in turn, and sent without waiting for anybody."""
