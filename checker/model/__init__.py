"""The frozen types that pass between the stages; nothing here reads, decides or writes."""
